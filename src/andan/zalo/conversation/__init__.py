"""What a message means, and what is answered to it. Pure: whoever calls it asks the cards and writes the rows."""
