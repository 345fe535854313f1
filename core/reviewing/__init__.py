"""Looking a paper over before it becomes anybody's money: what is proposed, what was chosen, and taking it in."""
