import { InputFile } from 'grammy';
import { describe, expect, it } from 'vitest';
import { refusal, rig, token } from './rig.ts';

const megabyte = 1024 * 1024;

async function talking() {
  const all = await rig();
  const siti = all.side.person(55);
  siti.says('halo');
  return { ...all, siti };
}

describe('a file from the bot', () => {
  it('keeps its bytes, name and type, and can be sent again by its id', async () => {
    const { side, api, siti } = await talking();
    const bytes = Buffer.from([0, 13, 10, 13, 10, 45, 45, 255]);
    const sent = await api.sendDocument(55, new InputFile(bytes, 'surat.pdf'), {
      caption: '<b>ini</b>',
      parse_mode: 'HTML',
    });
    expect(sent).toMatchObject({ document: { file_name: 'surat.pdf', file_size: 8 }, caption: 'ini' });
    expect(side.file(sent.document.file_id)!.bytes).toEqual(bytes);
    const again = await api.sendDocument(55, sent.document.file_id);
    expect(again.document.file_id).toBe(sent.document.file_id);
    expect((await api.sendPhoto(55, new InputFile(bytes, 'a.jpg'))).photo).toHaveLength(1);
    expect(siti.sees().map(({ text }) => text)).toEqual(['ini', '', '']);
  });

  it('has a caption of at most 1024', async () => {
    const { api } = await talking();
    const file = () => new InputFile(Buffer.from('a'), 'a.txt');
    expect(await refusal(api.sendDocument(55, file(), { caption: 'a'.repeat(1024) }))).toBe('not refused');
    expect(await refusal(api.sendDocument(55, file(), { caption: 'a'.repeat(1025) }))).toBe(
      '400 Bad Request: message caption is too long',
    );
  });

  it.each([
    ['missing', {}, 'there is no document in the request'],
    ['unknown', { document: 'BQAC' }, 'wrong file identifier/HTTP URL specified'],
    ['a link', { document: 'https://contoh.id/a.pdf' }, 'failed to get HTTP URL content'],
  ])('is refused when %s', async (_, params, why) => {
    const { raw } = await talking();
    expect((await raw('sendDocument', { chat_id: 55, ...params })).description).toBe(`Bad Request: ${why}`);
  });

  it('is not empty, and a photo not over 10 MB', async () => {
    const { api } = await talking();
    expect(await refusal(api.sendDocument(55, new InputFile(Buffer.alloc(0), 'a')))).toBe(
      '400 Bad Request: file must be non-empty',
    );
    expect(await refusal(api.sendPhoto(55, new InputFile(Buffer.alloc(10 * megabyte + 1), 'a.jpg')))).toBe(
      '413 Request Entity Too Large',
    );
  });
});

describe('a file from a person', () => {
  it('is fetched by its path', async () => {
    const { server, api, siti } = await talking();
    siti.sends('document', 'KTP', { bytes: Buffer.from('isi'), name: 'ktp.pdf' });
    const { message } = (await api.getUpdates({ offset: -1 }))[0]!;
    const file = await api.getFile(message!.document!.file_id);
    expect(file).toMatchObject({ file_size: 3, file_path: expect.stringMatching(/^documents\/.*\.pdf$/) });
    const url = `${server.root}/file/bot${token}/${file.file_path}`;
    expect(await (await fetch(url)).text()).toBe('isi');
    expect((await fetch(`${url}x`)).status).toBe(404);
    expect((await fetch(url.replace(token, '1001:OTHER'))).status).toBe(401);
  });

  it('can be fetched up to 20 MB', async () => {
    const { api, siti } = await talking();
    const fetched = async (size: number) => {
      siti.sends('video', undefined, { size });
      const { message } = (await api.getUpdates({ offset: -1 }))[0]!;
      return refusal(api.getFile(message!.video!.file_id));
    };
    expect(await fetched(20 * megabyte)).toBe('not refused');
    expect(await fetched(20 * megabyte + 1)).toBe('400 Bad Request: file is too big');
    expect(await refusal(api.getFile('BQAC'))).toBe(
      '400 Bad Request: wrong file_id or the file is temporarily unavailable',
    );
  });
});
