import i18next from "i18next";
import { Component, type ReactNode } from "react";

interface Props {
  children: ReactNode;
  /** A new place gets a new chance. */
  place: string;
}

/** A page that throws, or whose code did not arrive, says so and leaves the rest of the console usable. */
export class PageBoundary extends Component<Props, { failedAt?: string }> {
  override state: { failedAt?: string } = {};

  static getDerivedStateFromError(): { failedAt: string } {
    return { failedAt: location.pathname };
  }

  override componentDidUpdate(before: Props): void {
    if (before.place !== this.props.place && this.state.failedAt !== undefined) this.setState({ failedAt: undefined });
  }

  override render(): ReactNode {
    if (this.state.failedAt === undefined) return this.props.children;
    return (
      <section className="problem" role="alert">
        <h2>{i18next.t("nav.pageFailed")}</h2>
        <p>{i18next.t("nav.pageFailedHelp")}</p>
        <button type="button" className="button-plain" onClick={() => location.reload()}>
          {i18next.t("nav.reload")}
        </button>
      </section>
    );
  }
}
