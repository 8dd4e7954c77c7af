import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { useHostCall } from "vvchat-react";
import { createFakeHost } from "vvchat-react/testing";
import { chooseImage, getLocalImgData } from "vvchat-react/wechat";

function AddPicture() {
  const read = useHostCall(getLocalImgData);
  const choose = useHostCall(chooseImage, {
    onSuccess: ({ localIds: [localId = ""] }) => {
      read.mutate({ localId });
    },
  });
  const error = choose.error ?? read.error;
  return (
    <>
      <button
        disabled={choose.isPending || read.isPending}
        onClick={() => {
          choose.mutate({ count: 1 });
        }}
      >
        Add a picture
      </button>
      <p role="status">{error && error.code !== "cancelled" && "That didn't work. Try again."}</p>
      {read.data && <img src={read.data.localData} alt="Your picture" />}
    </>
  );
}

afterEach(cleanup);

test.each([
  ["Android", { localIds: '["weixin://resourceid/1"]' }, { localData: "/9j/4AAQ\nSkZJRg==" }],
  ["iOS", { localIds: ["wxLocalResource://1"] }, { localData: "data:image/jgp;base64,/9j/4AAQSkZJRg==" }],
])("shows the picture that was taken on %s", async (_, chosen, data) => {
  const host = createFakeHost();
  host.on("chooseImage").reply({ err_msg: "chooseImage:ok", ...chosen });
  host.on("getLocalImgData").reply({ err_msg: "getLocalImgData:ok", ...data });
  render(<AddPicture />, { wrapper: host.wrapper });

  fireEvent.click(screen.getByRole("button", { name: "Add a picture" }));

  const picture = await screen.findByAltText("Your picture");
  expect(picture.getAttribute("src")).toBe("data:image/jpeg;base64,/9j/4AAQSkZJRg==");
});
