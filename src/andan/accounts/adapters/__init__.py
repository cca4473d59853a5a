"""Where allauth asks this house how to behave."""
