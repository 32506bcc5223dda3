import { API_PREFIX } from "@shanhai/contract/api-prefix";

/** The API's document in a browser. Scripts come from files of our own origin, so that the content policy can stay strict. */
export const DOCS_PAGE = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>山海 API</title>
<link rel="stylesheet" href="/api-docs/swagger-ui.css">
</head>
<body>
<div id="docs" data-document="${API_PREFIX}/openapi.json"></div>
<script src="/api-docs/swagger-ui-bundle.js"></script>
<script src="/api-docs/start.js"></script>
</body>
</html>
`;
