import { Curve, type KeyPair, proto } from '@whiskeysockets/baileys';

const { Details } = proto.CertChain.NoiseCertificate;
const daySeconds = 86_400;

/** What the server shows of itself: its static key, and the chain that vouches for it. */
export type Certificate = { root: Uint8Array; serverKey: KeyPair; chain: Uint8Array };

/** Root, intermediate and leaf as WhatsApp presents them. */
export function newCertificate(): Certificate {
  const [root, intermediate, serverKey] = [Curve.generateKeyPair(), Curve.generateKeyPair(), Curve.generateKeyPair()];
  return {
    root: root.public,
    serverKey,
    chain: proto.CertChain.encode({
      intermediate: vouch(root, { serial: 1, issuerSerial: 0, key: intermediate.public }),
      leaf: vouch(intermediate, { serial: 2, issuerSerial: 1, key: serverKey.public }),
    }).finish(),
  };
}

function vouch(issuer: KeyPair, about: { serial: number; issuerSerial: number; key: Uint8Array }) {
  const now = Math.floor(Date.now() / 1000);
  const details = Details.encode({ ...about, notBefore: now - daySeconds, notAfter: now + daySeconds }).finish();
  return { details, signature: Curve.sign(issuer.private, details) };
}
