"""The task of saying a question that was not understood in the words of the loaded documents."""
