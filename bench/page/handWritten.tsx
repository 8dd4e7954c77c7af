import { type JSX, type ReactNode, createContext, useContext, useEffect, useState } from "react";

/** What an app writes that does without a kit: no deadline, no second tap, no late or broken answer, one error for all. */
interface Reply {
  code: unknown;
  err_code?: number;
}

export function callHost(method: string, params: Readonly<Record<string, unknown>>): Promise<Reply> {
  return new Promise((resolve, reject) => {
    window.WebViewJavascriptBridge?.callHandler?.(method, params, (text) => {
      const reply = JSON.parse(String(text)) as Reply;
      if (reply.err_code) reject(new Error(String(reply.err_code)));
      else resolve(reply);
    });
  });
}

const HostContext = createContext(false);

export function HostProvider({ children }: { children: ReactNode }): JSX.Element {
  const [ready, setReady] = useState(() => "WebViewJavascriptBridge" in window);
  useEffect(() => {
    const listen = () => {
      setReady(true);
    };
    document.addEventListener("WebViewJavascriptBridgeReady", listen);
    return () => {
      document.removeEventListener("WebViewJavascriptBridgeReady", listen);
    };
  }, []);
  return <HostContext.Provider value={ready}>{children}</HostContext.Provider>;
}

/** Whether the host is up. */
export function useReady(): boolean {
  return useContext(HostContext);
}

interface State {
  status: "idle" | "pending" | "success" | "error";
  data?: Reply;
  error?: unknown;
}

function useCall(method: string, params: Readonly<Record<string, unknown>>): State & { start: () => void } {
  const [state, setState] = useState<State>({ status: "idle" });
  const start = () => {
    setState({ status: "pending" });
    callHost(method, params).then(
      (data) => {
        setState({ status: "success", data });
      },
      (error: unknown) => {
        setState({ status: "error", error });
      },
    );
  };
  return { ...state, start };
}

export function useLogin(appId: string): State & { start: () => void } {
  return useCall("auth", { app_id: appId, scope: "snsapi_userinfo" });
}

export function useShareCard(appId: string, title: string): State & { start: () => void } {
  return useCall("share", { app_id: appId, share_title: title, share_url: location.href });
}
