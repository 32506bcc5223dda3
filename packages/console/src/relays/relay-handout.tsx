import { getRelayHandout, type Relay } from "@shanhai/contract/relay";
import Button from "antd/es/button";
import { useState } from "react";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { CodeDialog } from "../shell/code-dialog.tsx";
import { downloadBase64, downloadBlob } from "../shell/download.ts";
import { useToast } from "../shell/toasts.tsx";
import { pngOf } from "./picture.ts";

/** What is handed on: texts to be pasted into groups, a picture, the page's link and code. */
export function RelayHandout({ relay }: { relay: Pick<Relay, "relayId"> }) {
  const { t, language } = useWords();
  const toast = useToast();
  const [code, setCode] = useState(false);
  const { relayId } = relay;
  const read = useEndpoint(getRelayHandout, { params: { relayId }, query: { language } }, { keepPrevious: true });
  const handout = read.data;
  const { texts = [], path, image } = handout ?? {};
  const several = texts.length > 1;
  const copy = async (text: string) => {
    await navigator.clipboard.writeText(text);
    toast({ text: t("relays.textCopied") });
  };
  const save = async () => {
    if (!image) return;
    try {
      downloadBlob(await pngOf(image.content), image.fileName.replace(/svg$/, "png"));
    } catch {
      toast({ text: t("relays.imageFailed"), tone: "bad" });
    }
  };
  const saveVector = () => {
    if (image) downloadBase64(image.content, "image/svg+xml", image.fileName);
  };
  return (
    <section className="panel relay-handout" aria-label={t("relays.handout")}>
      <h2>{t("relays.handout")}</h2>
      {read.isError && !handout ? <ProblemPanel error={read.error} onRetry={() => void read.refetch()} /> : null}
      <div className="relay-acts">
        {texts.map((text, index) => (
          <Button key={text} type="primary" onClick={() => void copy(text)}>
            {several ? t("relays.copyPart", { n: index + 1 }) : t("relays.copyText")}
          </Button>
        ))}
        <Button disabled={!image} onClick={() => void save()}>
          {t("relays.image")}
        </Button>
        <Button disabled={!path} onClick={() => setCode(true)}>
          {t("relays.page")}
        </Button>
      </div>
      {several ? <p className="quiet">{t("relays.textHelp", { n: texts.length })}</p> : null}
      <details>
        <summary>{t("relays.preview")}</summary>
        {texts.map((text) => (
          <pre key={text} className="relay-text">
            {text}
          </pre>
        ))}
        <button type="button" className="link-button" disabled={!image} onClick={saveVector}>
          {t("relays.imageVector")}
        </button>
      </details>
      {code ? (
        <CodeDialog
          title={t("relays.page")}
          heading={t("relays.title")}
          path={path}
          ask={t("relays.pageAsk")}
          help={t("relays.pageHelp")}
          onClose={() => setCode(false)}
        />
      ) : null}
    </section>
  );
}
