"""Reading and writing the HTML of a story's text. `articles.body` is the door to it."""
