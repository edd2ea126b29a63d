/** Modest enough for a small machine, and silent about people. */
const always = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',
  max_connections: '50',
  shared_buffers: '64MB',
  max_wal_size: '256MB',
  wal_level: 'minimal',
  max_wal_senders: '0',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  // A client that was killed must not hold its locks until a long statement ends.
  client_connection_check_interval: '2s',
  // The log may hold no statement and no value: an ERROR's own words can quote one, its DETAIL shows whole rows, and
  // both stay out below. What remains is the server's own life and why it would not start.
  logging_collector: 'off',
  log_destination: 'stderr',
  log_min_messages: 'log',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_statement: 'none',
  log_duration: 'off',
  log_min_duration_statement: '-1',
  log_min_duration_sample: '-1',
  log_transaction_sample_rate: '0',
  log_lock_waits: 'off',
  log_temp_files: '-1',
  log_autovacuum_min_duration: '-1',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  debug_print_parse: 'off',
};

/** For tests only: a crash of the machine may lose everything, a kill of any process nothing. Many databases are used side by side. */
const carefree = { fsync: 'off', full_page_writes: 'off', max_connections: '200' };

/** PostgreSQL's words for running `data` on `port`. Settings stand here and not in the folder, so that the code's are always in force. */
export function serverArgs(data: string, port: number, fast: boolean): string[] {
  const settings = { ...always, ...(fast ? carefree : {}), port: String(port) };
  return ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}
