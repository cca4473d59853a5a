"""Pages of the officers' table of cards. Each loads through the actor, acts, answers; none keeps what a card says."""
