-- AlterTable
ALTER TABLE "inbound" ADD COLUMN     "taken_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "whatsapp_keys" (
    "account" TEXT NOT NULL,
    "key_index" BYTEA NOT NULL,
    "value" BYTEA NOT NULL,

    CONSTRAINT "whatsapp_keys_pkey" PRIMARY KEY ("account","key_index")
);

-- CreateTable
CREATE TABLE "nik_links" (
    "token_index" BYTEA NOT NULL,
    "chat_id" INTEGER NOT NULL,
    "asker" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "spent_at" TIMESTAMPTZ(3),
    "participant_id" INTEGER,
    "proof" TEXT,
    "code_index" BYTEA,
    "number_index" BYTEA,
    "number_until" TIMESTAMPTZ(3),
    "tries" INTEGER NOT NULL DEFAULT 0,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "nik_links_pkey" PRIMARY KEY ("token_index")
);

-- CreateIndex
CREATE INDEX "nik_links_chat_id_idx" ON "nik_links"("chat_id");

-- CreateIndex
CREATE INDEX "nik_links_participant_id_idx" ON "nik_links"("participant_id");

-- AddForeignKey
ALTER TABLE "nik_links" ADD CONSTRAINT "nik_links_chat_id_fkey" FOREIGN KEY ("chat_id") REFERENCES "chats"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "nik_links" ADD CONSTRAINT "nik_links_participant_id_fkey" FOREIGN KEY ("participant_id") REFERENCES "participants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The chat that carries what nobody asked for to a person who is known under one phone in several: on the channel of the
-- setting first, else where she wrote last. A chat of which no phone is known, or that is alone, carries its own.
CREATE FUNCTION "notice_chat"("chat" int) RETURNS int LANGUAGE sql STABLE AS $$
  SELECT COALESCE((
    SELECT c.id FROM identities mine JOIN identities theirs ON theirs.kind = mine.kind AND theirs.value_index = mine.value_index
      JOIN chats c ON c.id = theirs.chat_id
    WHERE mine.chat_id = chat AND mine.kind = 'phone' AND c.consent_version IS NOT NULL AND c.stopped_at IS NULL
    ORDER BY c.channel = (SELECT value FROM settings WHERE key = 'notice.channel') DESC NULLS LAST,
      c.last_inbound_at DESC NULLS LAST, c.id DESC LIMIT 1), chat)
$$;

GRANT SELECT, INSERT, UPDATE, DELETE ON "whatsapp_keys", "nik_links" TO "tangguh_app";
GRANT EXECUTE ON FUNCTION "notice_chat" TO "tangguh_app";
