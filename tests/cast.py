"""The named cast. Everybody in it was made by the actions a real person would use."""
