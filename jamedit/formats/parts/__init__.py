"""What a single format needs beside the file that declares it."""
