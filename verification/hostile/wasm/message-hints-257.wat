;; One telemetry hint more than a decision may hold.
;; expect: ABI_MESSAGE
;; from: H86
(data (i32.const 8192) "\1a\86\0c" (repeat 257 "\0a\04\08\01\12\00"))
(func $attack (param $length i32) (result i32)
  (i32.const 1545))
