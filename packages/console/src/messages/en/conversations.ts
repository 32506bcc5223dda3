import type { Words } from "../words.ts";
import type { words as zh } from "../zh/conversations.ts";

/** Words of what job seekers and agencies write to each other. */
export const words: Words<typeof zh> = {
  conversations: {
    title: "Messages",
    tab: "Messages {{n}}",
    with: "Messages with {{name}}",
    unread: "{{n}} unread",
    unreadOf: "Messages with {{name}}, {{n}} unread",
    reply: "Reply",
    replyHelp: "They read it on their progress page; up to 500 characters",
    send: "Send",
    nothing: "No messages yet. The job seeker may ask on the progress page, or you may write first.",
    earlier: "Only the last {{n}} are shown",
    closed: "Closed: neither side can write; what was written can still be read.",
    close: "Close",
    open: "Open again",
    last: "Last message",
    from: { seeker: "Job seeker", agency: "Agency" },
    status: "Status",
    statuses: { open: "Open", closed: "Closed" },
    show: { unread: "Unread", read: "Read" },
    empty: { unread: "Nothing unread", read: "No messages yet" },
    emptyHelp: "What people who applied by a link write on their progress page appears here and on the order's board.",
  },
};
