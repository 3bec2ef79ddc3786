-- A consistent copy of the whole workspace in the new file ?1, while others may be writing to it.
VACUUM INTO ?1
