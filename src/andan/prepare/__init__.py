"""What must be there before serving."""
