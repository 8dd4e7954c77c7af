import type { ReactNode } from "react";
import { useNavigate } from "react-router";
import { VVChatProvider } from "vvchat-react";

export function Providers({ children }: { children: ReactNode }) {
  const navigate = useNavigate();
  const replaceUrl = (url: string) => {
    const { pathname, search, hash } = new URL(url);
    void navigate({ pathname, search, hash }, { replace: true });
  };
  return (
    <VVChatProvider appId="qyxd930ea5d5a258f4f" replaceUrl={replaceUrl}>
      {children}
    </VVChatProvider>
  );
}
