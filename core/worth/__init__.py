"""What a family, or one of its members, is worth on a day, and by what that changed."""
