"""What goes wrong among those who promised, or is done for them: a room for each register. What several of them share
lies beside the rooms."""
