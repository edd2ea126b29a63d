import type { BackendFactory, IQueueBackend } from 'bullmq';

/** BullMQ insists on hearing of a connection. */
export type NoConnection = Record<string, never>;

/** Where the queues live. The factory brings its own connections, so nobody else needs to know of them. */
export type Backend = {
  name: 'postgres' | 'redis';
  factory: BackendFactory<IQueueBackend, NoConnection>;
  close(): Promise<void>;
};
