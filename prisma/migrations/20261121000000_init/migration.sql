-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "regions" (
    "code" TEXT NOT NULL,
    "parent" TEXT,
    "name" TEXT NOT NULL,

    CONSTRAINT "regions_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "programmes" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "sponsor" TEXT NOT NULL,

    CONSTRAINT "programmes_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "participants" (
    "id" SERIAL NOT NULL,
    "nik_index" BYTEA NOT NULL,
    "nik_sealed" BYTEA NOT NULL,
    "name" TEXT NOT NULL,
    "birth_date" DATE,
    "sex" CHAR(1),
    "phone_index" BYTEA,
    "phone_sealed" BYTEA,
    "phone_seen_on" DATE,
    "family_index" BYTEA,
    "occupation" TEXT,
    "village" TEXT,
    "district" TEXT,
    "regency" TEXT,
    "made_up" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "participants_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cards" (
    "card_index" BYTEA NOT NULL,
    "tail" CHAR(4) NOT NULL,
    "participant_id" INTEGER NOT NULL,

    CONSTRAINT "cards_pkey" PRIMARY KEY ("card_index")
);

-- CreateTable
CREATE TABLE "cover_periods" (
    "id" SERIAL NOT NULL,
    "participant_id" INTEGER NOT NULL,
    "programme_code" TEXT NOT NULL,
    "sponsor" TEXT NOT NULL,
    "jkk" BOOLEAN NOT NULL,
    "jkm" BOOLEAN NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE,
    "paid_through" DATE,
    "paid_source_on" DATE,
    "wage_base" INTEGER,

    CONSTRAINT "cover_periods_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "imports" (
    "id" SERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "as_of" DATE NOT NULL,
    "sha256" TEXT NOT NULL,
    "rows" INTEGER NOT NULL,
    "bad" INTEGER NOT NULL,
    "created" INTEGER NOT NULL,
    "changed" INTEGER NOT NULL,

    CONSTRAINT "imports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chats" (
    "id" SERIAL NOT NULL,
    "channel" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "place" JSONB,
    "place_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 0,
    "consent_version" TEXT,
    "consent_at" TIMESTAMPTZ(3),
    "stopped_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_inbound_at" TIMESTAMPTZ(3),

    CONSTRAINT "chats_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "identities" (
    "kind" TEXT NOT NULL,
    "value_index" BYTEA NOT NULL,
    "chat_id" INTEGER NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "identities_pkey" PRIMARY KEY ("kind","value_index","chat_id")
);

-- CreateTable
CREATE TABLE "bindings" (
    "id" SERIAL NOT NULL,
    "chat_id" INTEGER NOT NULL,
    "participant_id" INTEGER NOT NULL,
    "relation" TEXT NOT NULL,
    "proof" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_why" TEXT,

    CONSTRAINT "bindings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consents" (
    "id" SERIAL NOT NULL,
    "chat_id" INTEGER NOT NULL,
    "version" TEXT NOT NULL,
    "given" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "consents_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbound" (
    "id" SERIAL NOT NULL,
    "channel" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "chat_id" INTEGER NOT NULL,
    "body" BYTEA,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "inbound_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outgoing" (
    "id" SERIAL NOT NULL,
    "chat_id" INTEGER NOT NULL,
    "inbound_id" INTEGER,
    "kind" TEXT NOT NULL,
    "subject" TEXT,
    "key" TEXT NOT NULL,
    "body" BYTEA,
    "status" TEXT NOT NULL DEFAULT 'queued',
    "why" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "claimed_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "platform_id" TEXT,

    CONSTRAINT "outgoing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reminders" (
    "id" SERIAL NOT NULL,
    "chat_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "due_on" DATE NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reminders_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "requests" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "chat_id" INTEGER,
    "participant_id" INTEGER,
    "detail" BYTEA,
    "status" TEXT NOT NULL DEFAULT 'open',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "requests_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit" (
    "id" SERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT,
    "detail" JSONB,

    CONSTRAINT "audit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limits" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "settings" (
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "settings_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "participants_nik_index_key" ON "participants"("nik_index");

-- CreateIndex
CREATE INDEX "participants_phone_index_idx" ON "participants"("phone_index");

-- CreateIndex
CREATE INDEX "cards_participant_id_idx" ON "cards"("participant_id");

-- CreateIndex
CREATE UNIQUE INDEX "cover_periods_participant_id_programme_code_starts_on_key" ON "cover_periods"("participant_id", "programme_code", "starts_on");

-- CreateIndex
CREATE UNIQUE INDEX "chats_channel_address_key" ON "chats"("channel", "address");

-- CreateIndex
CREATE INDEX "identities_chat_id_idx" ON "identities"("chat_id");

-- CreateIndex
CREATE INDEX "bindings_chat_id_idx" ON "bindings"("chat_id");

-- CreateIndex
CREATE INDEX "bindings_participant_id_idx" ON "bindings"("participant_id");

-- CreateIndex
CREATE INDEX "consents_chat_id_idx" ON "consents"("chat_id");

-- CreateIndex
CREATE INDEX "inbound_chat_id_id_idx" ON "inbound"("chat_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "inbound_channel_message_id_key" ON "inbound"("channel", "message_id");

-- CreateIndex
CREATE UNIQUE INDEX "outgoing_subject_key" ON "outgoing"("subject");

-- CreateIndex
CREATE INDEX "outgoing_chat_id_id_idx" ON "outgoing"("chat_id", "id");

-- CreateIndex
CREATE INDEX "reminders_chat_id_idx" ON "reminders"("chat_id");

-- CreateIndex
CREATE INDEX "requests_chat_id_idx" ON "requests"("chat_id");

-- CreateIndex
CREATE INDEX "requests_participant_id_idx" ON "requests"("participant_id");

-- CreateIndex
CREATE INDEX "requests_status_created_at_idx" ON "requests"("status", "created_at");

-- AddForeignKey
ALTER TABLE "cards" ADD CONSTRAINT "cards_participant_id_fkey" FOREIGN KEY ("participant_id") REFERENCES "participants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cover_periods" ADD CONSTRAINT "cover_periods_participant_id_fkey" FOREIGN KEY ("participant_id") REFERENCES "participants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cover_periods" ADD CONSTRAINT "cover_periods_programme_code_fkey" FOREIGN KEY ("programme_code") REFERENCES "programmes"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identities" ADD CONSTRAINT "identities_chat_id_fkey" FOREIGN KEY ("chat_id") REFERENCES "chats"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bindings" ADD CONSTRAINT "bindings_chat_id_fkey" FOREIGN KEY ("chat_id") REFERENCES "chats"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bindings" ADD CONSTRAINT "bindings_participant_id_fkey" FOREIGN KEY ("participant_id") REFERENCES "participants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consents" ADD CONSTRAINT "consents_chat_id_fkey" FOREIGN KEY ("chat_id") REFERENCES "chats"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inbound" ADD CONSTRAINT "inbound_chat_id_fkey" FOREIGN KEY ("chat_id") REFERENCES "chats"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outgoing" ADD CONSTRAINT "outgoing_chat_id_fkey" FOREIGN KEY ("chat_id") REFERENCES "chats"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_chat_id_fkey" FOREIGN KEY ("chat_id") REFERENCES "chats"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "requests" ADD CONSTRAINT "requests_chat_id_fkey" FOREIGN KEY ("chat_id") REFERENCES "chats"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "requests" ADD CONSTRAINT "requests_participant_id_fkey" FOREIGN KEY ("participant_id") REFERENCES "participants"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma cannot say.

CREATE INDEX "participants_made_up" ON "participants" ("id") WHERE "made_up";
CREATE INDEX "outgoing_open" ON "outgoing" ("chat_id", "id") WHERE "status" IN ('queued', 'sending');
CREATE INDEX "inbound_open" ON "inbound" ("id") WHERE "done_at" IS NULL;
CREATE INDEX "reminders_pending" ON "reminders" ("due_on") WHERE "status" = 'pending';

ALTER TABLE "participants" ADD CONSTRAINT "participants_sex_known" CHECK ("sex" IN ('f', 'm'));
ALTER TABLE "cover_periods" ADD CONSTRAINT "cover_periods_in_order" CHECK ("ends_on" IS NULL OR "ends_on" >= "starts_on");
ALTER TABLE "outgoing" ADD CONSTRAINT "outgoing_status_known" CHECK ("status" IN
  ('queued', 'sending', 'sent', 'delivered', 'read', 'failed', 'uncertain', 'expired', 'suppressed'));
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_status_known" CHECK ("status" IN ('pending', 'sent', 'cancelled'));

-- The application acts as this role on every connection. It may add to the audit rows and read them, nothing else.
DO $$ BEGIN CREATE ROLE "tangguh_app" NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
GRANT "tangguh_app" TO CURRENT_USER;
GRANT USAGE ON SCHEMA "public" TO "tangguh_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA "public" TO "tangguh_app";
GRANT USAGE ON ALL SEQUENCES IN SCHEMA "public" TO "tangguh_app";
ALTER DEFAULT PRIVILEGES IN SCHEMA "public" GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO "tangguh_app";
ALTER DEFAULT PRIVILEGES IN SCHEMA "public" GRANT USAGE ON SEQUENCES TO "tangguh_app";
REVOKE UPDATE, DELETE, TRUNCATE ON "audit" FROM "tangguh_app";
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON "_prisma_migrations" FROM "tangguh_app";

-- BullMQ keeps and migrates its own tables here.
CREATE SCHEMA IF NOT EXISTS "bullmq" AUTHORIZATION "tangguh_app";
