@main
enum Copub { static func main() {} }
