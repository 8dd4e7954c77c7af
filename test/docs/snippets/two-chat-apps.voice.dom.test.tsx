import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { useHostCall } from "vvchat-react";
import { createFakeHost } from "vvchat-react/testing";
import { type Recording, onVoiceRecordEnd, startRecord, stopRecord, uploadVoice } from "vvchat-react/wechat";

function Recorder({ onVoice }: { onVoice: (serverId: string) => void }) {
  const upload = useHostCall(uploadVoice, {
    onSuccess: ({ serverId }) => {
      onVoice(serverId);
    },
  });
  const onSuccess = ({ localId }: Recording) => {
    upload.mutate({ localId });
  };
  // After a minute WeChat ends the recording by itself.
  const ended = useHostCall(onVoiceRecordEnd, { onSuccess });
  const stop = useHostCall(stopRecord, { onSuccess });
  const start = useHostCall(startRecord, {
    onSuccess: () => {
      ended.mutate();
    },
  });
  const isRecording = ended.isPending;
  return (
    <button
      onClick={() => {
        if (!isRecording) start.mutate();
        else {
          ended.reset();
          stop.mutate();
        }
      }}
    >
      {isRecording ? "Send" : "Speak"}
    </button>
  );
}

test("sends what was said", async () => {
  const host = createFakeHost();
  host.on("startRecord").reply({ err_msg: "startRecord:ok" });
  host.on("onVoiceRecordEnd").silent();
  host.on("stopRecord").reply({ err_msg: "stopRecord:ok", localId: "weixin://voice/1" });
  host.on("uploadVoice").reply({ err_msg: "uploadVoice:ok", serverId: "S1" });
  const onVoice = vi.fn();
  render(<Recorder onVoice={onVoice} />, { wrapper: host.wrapper });

  fireEvent.click(screen.getByRole("button", { name: "Speak" }));
  fireEvent.click(await screen.findByRole("button", { name: "Send" }));

  await vi.waitFor(() => {
    expect(onVoice).toHaveBeenCalledWith("S1");
  });
  expect(host.calls.at(-1)?.params).toEqual({ localId: "weixin://voice/1", isShowProgressTips: 1 });
});
