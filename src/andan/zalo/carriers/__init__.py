"""How what is said reaches Zalo: one carrier for the Official Account, one for the bot."""
