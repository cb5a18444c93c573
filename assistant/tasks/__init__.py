"""What a chat model may be asked to do: each task has a prompt file, a maker of prompts and a reader of replies."""
