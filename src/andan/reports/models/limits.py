"""The limits of what a person may send, in characters and pieces. Forms, API and columns share them."""

CODE_LENGTH = 6
RECEIPT_LENGTH = 12
SUBJECT_MAX = 120
STORY_MAX = 8_000
CONSEQUENCE_MAX = 2_000
ADDRESS_MAX = 200
NAME_MAX = 100
WORDS_MAX = 4_000
PARTIES_MAX = 10
EVIDENCE_MAX = 12
