"""Pages of the duty desk. Each loads through the actor, acts, answers."""
