;; Imports WASI's sockets.
;; expect: admission ABI_IMPORT
;; from: H42
(import "wasi_snapshot_preview1" "sock_send" (func $send (param i32) (result i32)))
