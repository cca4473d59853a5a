"""What the procuracy looks at: the reports of its area, what was decided of them, and its remarks."""
