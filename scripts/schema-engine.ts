import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import { Pool } from 'pg';

// The compiler knows it from the browser's types only, which this project does not load.
declare const WebAssembly: {
  instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: Record<string, unknown> } }>;
};

/** PostgreSQL's numbers for the type `"char"` and for an array of it. */
const char = 18;
const charArray = 1002;

/**
 * The SQL that leads from the database at `url` (its schema `public`) to the Prisma schema `content`; empty when they
 * agree. The engine is WebAssembly, so nothing is downloaded.
 */
export async function diff(url: string, content: string): Promise<string> {
  const pool = catalogPool(url);
  try {
    engineLoaded ??= loadEngine();
    await engineLoaded;
    const adapter = bindMigrationAwareSqlAdapterFactory(readingCatalogs(pool));
    const engine = await bindings.SchemaEngine.new({ datamodels: undefined }, () => {}, adapter);
    const files = [{ path: 'schema.prisma', content }];
    const { stdout, exitCode } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: '.' },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    return exitCode === 0 ? '' : (stdout ?? '');
  } finally {
    await pool.end();
  }
}

/** The two halves know each other through one place, so they can be joined once only. */
let engineLoaded: Promise<void> | undefined;

/** Node cannot import WebAssembly as the package does, so we join the two halves ourselves. */
async function loadEngine(): Promise<void> {
  const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg'));
  const bytes = await readFile(join(folder, 'schema_engine_bg.wasm'));
  // The engine tells its last words to this name before it throws.
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: () => {} } });
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': { ...bindings } });
  bindings.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start === 'function') start();
}

/** The adapter does not know `"char"`, of which the catalogs are full; it passes here as the array it does know… */
function catalogPool(url: string): Pool {
  const pool = new Pool({ connectionString: url });
  const query = pool.query.bind(pool);
  return Object.assign(pool, {
    async query(question: Parameters<typeof query>[0], values?: unknown[]) {
      const result = await query(question, values);
      for (const field of result.fields) if (field.dataTypeID === char) field.dataTypeID = charArray;
      return result;
    },
  });
}

/** …and becomes a single character again before the engine reads it. No catalog query has real arrays of it. */
function readingCatalogs(pool: Pool): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPg(pool);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    const ask = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (question) => {
      const answer = await ask(question);
      const { CharacterArray, Character } = ColumnTypeEnum;
      return { ...answer, columnTypes: answer.columnTypes.map((type) => (type === CharacterArray ? Character : type)) };
    };
    return adapter;
  };
  return factory;
}
