// Loaded before the program in one test: a signal the program does not know throws where nobody catches it.
process.on('SIGUSR2', () => {
  throw new Error('thrown on purpose');
});
