// Makes a new Node start scripts as an old one must: it stands before them, for it cannot become another program.
process.execve = undefined;
