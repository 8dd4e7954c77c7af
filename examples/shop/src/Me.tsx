import { useUser } from "vvchat-react";
import type { Words } from "./words.js";

/** Who is signed in, in the shop's head. */
export function Me({ words }: { words: Words }) {
  const { data: user } = useUser();
  if (!user) return null;
  const { nickname = words.guest, avatar } = user;
  return (
    <span className="me">
      {avatar ? <img src={avatar} alt="" /> : <span aria-hidden="true">{words.initial(nickname)}</span>}
      {nickname}
    </span>
  );
}
