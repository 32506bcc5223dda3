/*
 * How programs use the API, as the API's own description tells it; the examples are run against the laptop
 * (`test/http/api-guide.test.ts`).
 */

const AUTHENTICATE = `## Authenticate

An agency's owner or a park's administrator makes a key in the console (设置 → 接口密钥; a park: 成员 → 接口密钥). It is shown once
and looks like \`shk_01J…_9f86…\`. Send it with every request:

\`\`\`sh
curl -sS --fail-with-body "$SHANHAI/api/v1/orders" \\
  -H "Authorization: Bearer $SHANHAI_KEY"
\`\`\`

- \`$SHANHAI\` is this site's address. Ids such as \`$ENTERPRISE_ID\` below come from earlier answers.
- A key acts for one organisation in one role and stands in its audit under its own name. Each operation below names what a key
  needs: \`read\`, \`write\` or \`reveal\` (ID numbers in full), or that only people may call it, which is so of whatever lets
  somebody in.
- Keep it out of browsers, apps and repositories. Rotate it in the console: the old one goes on for up to seven days. A revoked
  key is refused within a minute.
- People send the access token that the console signs in with instead, and name one of several organisations in \`X-Organisation\`.`;

const LISTS = `## Read lists

A list answers with up to 100 items a page, and with a \`cursor\` while there are more. Send it as it is, with the same filters:

\`\`\`sh
curl -sS --fail-with-body -G "$SHANHAI/api/v1/enterprises" \\
  -H "Authorization: Bearer $SHANHAI_KEY" \\
  -d limit=1
\`\`\`

\`\`\`sh
curl -sS --fail-with-body -G "$SHANHAI/api/v1/enterprises" \\
  -H "Authorization: Bearer $SHANHAI_KEY" \\
  -d limit=1 --data-urlencode "cursor=$CURSOR"
\`\`\``;

const WRITES = `## Write once

Send an \`Idempotency-Key\` of your own with every write, the number of your document for instance. Sent again within a day, the
same request does nothing more and is answered as before; another request under that key is \`422 idempotency.mismatch\`.

\`\`\`sh
curl -sS --fail-with-body "$SHANHAI/api/v1/orders" \\
  -H "Authorization: Bearer $SHANHAI_KEY" \\
  -H "Idempotency-Key: erp-order-20261101" \\
  -H "Content-Type: application/json" \\
  -d '{"enterpriseId": "'"$ENTERPRISE_ID"'", "title": "2026 winter operators", "deadline": "2099-12-31"}'
\`\`\`

Updates name the \`version\` that you saw; somebody who was faster makes yours \`409 stale\`, with the record as it is now:

\`\`\`sh
curl -sS --fail-with-body -X PATCH "$SHANHAI/api/v1/orders/$ORDER_ID" \\
  -H "Authorization: Bearer $SHANHAI_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{"version": 1, "title": "2026 winter operators, second shift"}'
\`\`\`

Money is in 分, dates are calendar dates in Asia/Shanghai (\`2026-11-01\`), instants are UTC. Fields that you do not know may come:
ignore them.`;

const IMPORTS = `## Import a file

Announce the file, upload it to the address you are given (without the key: the address is signed and lives for 15 minutes), and
start the import:

\`\`\`sh
curl -sS --fail-with-body "$SHANHAI/api/v1/import-jobs" \\
  -H "Authorization: Bearer $SHANHAI_KEY" \\
  -H "Idempotency-Key: roster-20261101" \\
  -H "Content-Type: application/json" \\
  -d '{"fileName": "roster.csv", "size": '"$(wc -c < roster.csv)"'}'
\`\`\`

\`\`\`sh
curl -sS --fail-with-body -X PUT "$UPLOAD_URL" \\
  -H "Content-Type: $UPLOAD_CONTENT_TYPE" \\
  --data-binary @roster.csv
\`\`\`

\`\`\`sh
curl -sS --fail-with-body -X POST "$SHANHAI/api/v1/import-jobs/$IMPORT_JOB_ID/commit" \\
  -H "Authorization: Bearer $SHANHAI_KEY" \\
  -H "Content-Type: application/json" -d '{}'
\`\`\`

It runs by itself. Ask now and then until its \`status\` is \`completed\`:

\`\`\`sh
curl -sS --fail-with-body "$SHANHAI/api/v1/import-jobs/$IMPORT_JOB_ID" \\
  -H "Authorization: Bearer $SHANHAI_KEY"
\`\`\``;

const MOVES = `## Move a hundred applications

One act moves up to 5,000 applications of an order, and says of each row what became of it. With \`moves.json\` as
\`{"applicationIds": ["app_…", "app_…"], "to": "screened"}\`:

\`\`\`sh
curl -sS --fail-with-body "$SHANHAI/api/v1/orders/$ORDER_ID/moves" \\
  -H "Authorization: Bearer $SHANHAI_KEY" \\
  -H "Idempotency-Key: screening-20261101" \\
  -H "Content-Type: application/json" \\
  -d @moves.json
\`\`\`

With \`"preview": true\` nothing is changed. \`DELETE …/moves/{moveId}\` takes it back within a day.`;

const ERRORS = `## Errors

What is refused is a problem document (RFC 9457, \`application/problem+json\`). Decide by \`code\`, which never changes; \`detail\` is
for people, in the language of \`Accept-Language\`; \`issues\` names the fields; quote \`requestId\` when you ask us.

\`\`\`sh
curl -sS "$SHANHAI/api/v1/orders" \\
  -H "Authorization: Bearer $SHANHAI_KEY" \\
  -H "Accept-Language: en" \\
  -H "Content-Type: application/json" \\
  -d '{"title": "No deadline"}'
\`\`\`

\`429\` and \`503\` pass: wait as long as \`Retry-After\` says, otherwise a little longer each time, and send the same again under the
same \`Idempotency-Key\`. \`401\` does not: the key is wrong, expired or revoked.

Lists that follow from changes elsewhere (figures, search, timelines) are up to date within seconds. Let a webhook tell your system
of what happens instead of asking in a loop: an owner sets it up in the console (设置), what it is sent stands at the end of this page.

There is a typed client for TypeScript: \`packages/client\` in the repository.`;

/** Markdown, in English: what stands above the operations where the API is described. */
export const API_GUIDE = [
  "HR-service agencies and their park: orders, candidates, pipeline, placements, service quality.",
  AUTHENTICATE,
  LISTS,
  WRITES,
  IMPORTS,
  MOVES,
  ERRORS,
].join("\n\n");
