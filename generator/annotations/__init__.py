"""What is found in an article: names, times, quantities, attributions, loaded wording."""
