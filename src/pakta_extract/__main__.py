from pakta_extract.cli import main

main()
