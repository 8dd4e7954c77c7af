import { useHostCall } from "vvchat-react";
import { chooseImage, getLocalImgData } from "vvchat-react/wechat";

/** A picture of the person's, chosen and shown: WeChat's functions over `useHostCall`. */
export function AddPicture() {
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
      {read.data && <img src={read.data.localData} alt="Your picture" style={{ width: "100%" }} />}
    </>
  );
}
