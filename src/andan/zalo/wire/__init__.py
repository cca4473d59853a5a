"""The shapes that go between Zalo and us, both ways, as Zalo documents them. Pure."""
