import type { ThemeConfig } from "antd";

/** The same colours as `console.css`, for the components that take theirs from here. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: "#12697a",
    colorInfo: "#12697a",
    colorSuccess: "#298057",
    colorWarning: "#8f590b",
    colorError: "#c0392b",
    colorLink: "#12697a",
    colorTextBase: "#1c252b",
    // A quarter of the text's strength, as the library has it, is 1.7:1 on white.
    colorTextPlaceholder: "#586670",
    colorBorder: "#ccd4d9",
    colorBorderSecondary: "#e2e7ea",
    borderRadius: 6,
    fontSize: 14,
    fontFamily: "inherit",
  },
  components: { Button: { primaryShadow: "none", defaultShadow: "none", dangerShadow: "none" } },
};
