"""What the QR code of a card says, in all spellings that were met. Pure; keeps name and birth date and nothing else."""
