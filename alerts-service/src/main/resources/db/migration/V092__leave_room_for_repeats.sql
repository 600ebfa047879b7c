-- A repeat rewrites its row, of some 1.2 KB, and stays within its page (HOT) only where that has room for a second: 15 % of a page was just
-- too little for that. It holds for pages that are written from now on.
alter table security_alerts set (fillfactor = 70);
