/** A Bot API that takes every message and keeps none: what any sender could do at best. A process of its own for the bench `deliver`. */
import { createServer } from 'node:http';

const taken = JSON.stringify({ ok: true, result: { message_id: 1, date: 1, chat: { id: 1, type: 'private' } } });

// A connection that is let go in a pause between rounds would be missed by its client.
createServer({ keepAliveTimeout: 600_000 }, (request, answer) => {
  request.resume();
  request.on('end', () => answer.writeHead(200, { 'content-type': 'application/json' }).end(taken));
}).listen(Number(process.env.PORT), '127.0.0.1');
process.once('SIGTERM', () => process.exit(0));
