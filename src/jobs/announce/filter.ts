import {
  type AudienceName,
  audienceNames,
  type Filter,
  type FilterMistake,
  type FindCode,
  readFilter,
} from '../../domain/audience.ts';
import { type Occupation, occupationCodes } from '../../domain/occupations.ts';
import { programmeOf, programmes } from '../../domain/programmes.ts';
import { hearOccupation } from '../../language/hearing/hear-occupation.ts';
import { normalise } from '../../language/normalise.ts';
import { text } from '../../language/texts.ts';
import type { Audience } from '../../store/announcements/audience.ts';
import { occupationsOfRoll } from '../../store/announcements/occupations.ts';
import { spellingsOf } from '../../store/announcements/villages.ts';
import type { Database } from '../../store/database.ts';
import { type Village, villageOf } from '../../store/regions.ts';
import { listed, placeFinders, placeName } from './places.ts';

const findProgramme: FindCode = (written) => {
  const found = programmeOf(written);
  return found ? { code: found.code } : { works: programmes.map(listed) };
};

const occupationIn = (written: string): Occupation | undefined =>
  occupationCodes.find((code) => code === written.trim().toLowerCase()) ?? hearOccupation(normalise(written));

const findOccupation: FindCode = (written) => {
  const code = occupationIn(written);
  return code
    ? { code }
    : { works: occupationCodes.map((one) => listed({ code: one, name: text(`occupation.${one}`) })) };
};

/** Reads a filter by the places of Jambi, the programmes and the occupations that we know. */
export const hearFilter = async (to: string): Promise<{ filter: Filter } | { mistake: FilterMistake }> =>
  readFilter(to, { ...(await placeFinders()), program: findProgramme, pekerjaan: findOccupation });

const nameOf: Record<AudienceName, (code: string) => string | Promise<string>> = {
  kabupaten: placeName,
  kecamatan: placeName,
  desa: placeName,
  program: (code) => programmeOf(code)!.name,
  pekerjaan: (code) => text(`occupation.${code as Occupation}`),
};

/** A filter for whoever reads it: each name with its codes and what they are called. */
export async function filterNames(filter: Filter): Promise<{ name: AudienceName; values: string[] }[]> {
  const asked = audienceNames.filter((name) => filter[name]);
  return Promise.all(
    asked.map(async (name) => ({
      name,
      values: await Promise.all(filter[name]!.map(async (code) => listed({ code, name: await nameOf[name](code) }))),
    })),
  );
}

/** The occupations of the roll stand there as they were written, so they are heard as people's words are. */
async function spelledOccupations(db: Database, codes: string[]): Promise<string[]> {
  const written = await occupationsOfRoll(db.pool);
  return written.filter((one) => codes.includes(occupationIn(one) ?? ''));
}

/** What a filter means in this roll; `unclear` are villages of which the roll does not say whether it means them. */
export async function audienceOf(
  db: Database,
  filter: Filter,
): Promise<{ audience: Audience } | { unclear: Village[] }> {
  const { kabupaten, kecamatan, desa, program, pekerjaan } = filter;
  const villages = desa && (await Promise.all(desa.map(villageOf))).filter((one) => one !== undefined);
  const spelt = villages && (await spellingsOf(db.pool, villages));
  if (spelt && spelt.unclear.length > 0) return { unclear: spelt.unclear };
  return {
    audience: {
      ...(kabupaten && { regencies: kabupaten }),
      ...(kecamatan && { districts: kecamatan }),
      ...(spelt && { villages: spelt.spelled }),
      ...(program && { programmes: program }),
      ...(pekerjaan && { occupations: await spelledOccupations(db, pekerjaan) }),
    },
  };
}
