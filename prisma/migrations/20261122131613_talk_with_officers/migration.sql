-- AlterTable
ALTER TABLE "chats" ADD COLUMN     "handed_until" TIMESTAMPTZ(3);

-- A chat is in the hands of officers once: who asks again while that stands open has the same request.
CREATE UNIQUE INDEX "requests_one_talk" ON "requests"("chat_id") WHERE kind = 'talk' AND status = 'open';
