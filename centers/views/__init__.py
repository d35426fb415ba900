"""The pages: a function for each. Each starts from what a visitor may see."""
