-- CreateTable
CREATE TABLE "activation_codes" (
    "code_index" BYTEA NOT NULL,
    "participant_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "used_by" INTEGER,

    CONSTRAINT "activation_codes_pkey" PRIMARY KEY ("code_index")
);

-- CreateIndex
CREATE INDEX "activation_codes_participant_id_idx" ON "activation_codes"("participant_id");

-- CreateIndex
CREATE INDEX "activation_codes_used_by_idx" ON "activation_codes"("used_by");

-- AddForeignKey
ALTER TABLE "activation_codes" ADD CONSTRAINT "activation_codes_participant_id_fkey" FOREIGN KEY ("participant_id") REFERENCES "participants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activation_codes" ADD CONSTRAINT "activation_codes_used_by_fkey" FOREIGN KEY ("used_by") REFERENCES "chats"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma cannot say.

-- The default rights of the first migration hold only for tables made by the user who ran it.
GRANT SELECT, INSERT, UPDATE, DELETE ON "activation_codes" TO "tangguh_app";

-- A chat that used a code did so at some time; the time stays when the chat goes, so that the code stays spent.
ALTER TABLE "activation_codes" ADD CONSTRAINT "activation_codes_used" CHECK ("used_by" IS NULL OR "used_at" IS NOT NULL);
