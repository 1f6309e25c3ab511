import { Component, type ComponentType, type ReactNode } from 'react';

type CrashBoundaryProps = { children: ReactNode; fallback: ComponentType<{ error: unknown }> };

/** Catches our own bugs while rendering, so that the page is never white. React offers this to classes only. */
export class CrashBoundary extends Component<CrashBoundaryProps, { error?: unknown }> {
  override state: { error?: unknown } = {};

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    const { fallback: Fallback, children } = this.props;
    return 'error' in this.state ? <Fallback error={this.state.error} /> : children;
  }
}
