import { defineConfig } from 'prisma/config';

/** For Prisma's own command line (`prisma generate`, `prisma migrate deploy`). The application reads `src/config.ts`. */
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  // Generating a client needs no database, so none has to be named.
  datasource: { url: process.env.DATABASE_URL ?? '' },
});
