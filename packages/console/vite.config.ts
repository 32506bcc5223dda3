import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [react()],
  build: {
    target: "es2022",
    outDir: "dist",
    emptyOutDir: true,
    assetsDir: "assets",
    // Sizes are kept by the budget in the checks; measuring them at each build costs a second of every `npm start`.
    reportCompressedSize: false,
    chunkSizeWarningLimit: 900,
  },
});
